import { execFileSync, spawnSync } from 'node:child_process';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const install = 'apt-get update && apt-get install --yes --no-install-recommends chromium fonts-noto-cjk';

/**
 * Makes sure that the flows find a Chromium and Japanese type, and puts the program's path into CHROMIUM_PATH.
 * Root on Debian or Ubuntu installs what is missing; anybody else is told the command.
 */
export async function installBrowser() {
  if (!isComplete()) {
    if (process.getuid?.() === 0 && pathOf('apt-get')) {
      console.log(`Installing Chromium and Japanese type: ${install}`);
      spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] });
    }
    if (!isComplete())
      console.log(`Chromium or Japanese type is missing; install them with: sudo sh -c '${install}'`);
  }
  process.env.CHROMIUM_PATH ??= programs.map(pathOf).find(Boolean) ?? '';
}

function isComplete() {
  const browser = process.env.CHROMIUM_PATH || programs.some(pathOf);
  return Boolean(browser) && hasJapaneseType();
}

function hasJapaneseType() {
  return outputOf('fc-list', [':lang=ja', 'family']) !== '';
}

function pathOf(name) {
  return outputOf('sh', ['-c', `command -v ${name}`]);
}

function outputOf(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
