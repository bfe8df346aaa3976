import { taskTypeWords } from '../model/taskType';

const list = (words: readonly string[]) => words.join(', ');

/** Why a platform says no, or cannot be sure. What is asked comes first, then the limit. */
export const sentences = {
  type: (type: string, runs: readonly string[]) =>
    runs.length === 0
      ? `This is ${taskTypeWords(type)}; the platform runs nothing at present.`
      : `This is ${taskTypeWords(type)}; the platform runs ${list(runs)}.`,
  architecture: (asked: string, has: readonly string[]) =>
    `Needs ${asked} processors; the platform has ${has.length === 0 ? 'none' : list(has)}.`,
  nearestSize: (asked: string, words: string, size: string, has: string, count: number) =>
    count === 1
      ? `Needs ${asked} ${words}; the only size, "${size}", has ${has}.`
      : `Needs ${asked} ${words}; the nearest size, "${size}", has ${has}.`,
  noSizes: 'The platform comes in fixed sizes, and has none at present.',
  limit: (asked: string, words: string, limit: string) => `Needs ${asked} ${words}; the limit is ${limit}.`,
  inAll: (asked: string, each: string, instances: number) => `${asked} (${instances} times ${each})`,
  duration: (asked: string, limit: string) => `Needs to run for ${asked}; the platform stops tasks after ${limit}.`,
  lifetime: (asked: string, limit: string) => `Needs its results kept for ${asked}; the platform keeps them for ${limit}.`,
  unknown: (words: string) => `Whether the ${words} asked for can be had is not known before the task runs.`,
  unreadable: (path: string, text: string) => `The platform was asked for ${text} in "${path}", which cannot be read.`,
  data: (name: string) => `"${name}" must be supplied before this can run.`,
} as const;
