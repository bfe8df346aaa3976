import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes log files and output channels, which VS Code leaves to a native module; without it they stay empty. */
const SPDLOG = `
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    Object.assign(this, { file, level: 2, isPlain: false });
    mkdirSync(dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').slice(0, -1);
    appendFileSync(this.file, this.isPlain ? text : time + ' [' + LEVELS[level] + '] ' + text + '\\n');
  }
  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.isPlain = true; }
  setPattern() {}
  flush() {}
  drop() {}
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating_async', name, file);
`;

/** Would end the extension host when the server dies; whole process groups are ended here anyway. */
const WATCHDOG = `
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
`;

/**
 * Puts plain JavaScript in the place of the two native modules that VS Code asks for at every start, so that no compiler is needed.
 * Rejects when the folder does not hold an installed VS Code server.
 */
export async function writeStandIns(vscode: string): Promise<void> {
  await writeFile(join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js'), SPDLOG);
  await writeFile(join(vscode, 'node_modules', '@vscode', 'native-watchdog', 'index.js'), WATCHDOG);
}
