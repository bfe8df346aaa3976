/*
 * The characters that decide where JSON values begin and end, as code units. Single constants, which the bundler puts
 * in place: scanning is the one thing that is done to every character of a record.
 */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const COMMA = 44;
export const SLASH = 47;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const LOWER_F = 102;
export const LOWER_N = 110;
export const LOWER_T = 116;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;
