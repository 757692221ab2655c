import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CannotStart } from '../runtime/cannot-start.mjs';
import { root } from '../runtime/install.mjs';
import { installBrowser } from './browser.mjs';
import { checkDependencies } from './dependencies.mjs';

/**
 * What `npm test` runs, in this order. Each takes the patterns of the command line and returns `{ passed, failed }`, and
 * Jest's `failures` too: the names of the tests that failed.
 */
export const steps = {
  lint: () => program('eslint/bin/eslint.js', ['--max-warnings', '0', '.']),
  types: async () =>
    sum(
      await program('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.base.json']),
      await program('typescript/bin/tsc', ['--noEmit', '-p', 'apps/console/tsconfig.json']),
    ),
  dependencies: checkDependencies,
  build: async () => {
    const { build } = await import('../build.mjs');
    await build();
    return { passed: 1, failed: 0 };
  },
  unit: async (patterns) => {
    // Generated files are compared with what the built code makes.
    await steps.build();
    return jest('unit', ['--maxWorkers=2', ...patterns]);
  },
  // Each file has a database of its own, but the topics have fixed names.
  integration: (patterns) => jest('integration', ['--maxWorkers=1', '--forceExit', ...patterns]),
  flows: async (patterns) => {
    await installBrowser();
    return jest('flows', ['--maxWorkers=1', '--forceExit', ...patterns]);
  },
  // A system of its own: what breaks in it would fail the tests of any other.
  faults: async (names) => {
    const flags = ['--disable-warning=TimeoutNegativeWarning'];
    return counted(await run([...flags, 'faults/run.mjs', '--short', ...names]));
  },
  // Whether the benches work; how fast anything is, is never a test.
  bench: async (names) =>
    counted(
      await run([
        '--disable-warning=TimeoutNegativeWarning',
        'bench/run.mjs',
        ...names,
        '--scale',
        '0.01',
        '--runs',
        '1',
      ]),
    ),
  // Beside a commit of one's choice, or the newest whose contracts or tables are other than today's.
  versions: async ([wanted]) => {
    const { versionBefore } = await import('../../faults/versions/version-before.mjs');
    const commit = versionBefore(wanted);
    if (!commit) {
      console.log(
        'There is no version to run beside: the history does not reach back to another contract or table.',
      );
      return wanted ? { passed: 0, failed: 1 } : { passed: 0, failed: 0 };
    }
    await steps.build();
    return counted(await run(['--disable-warning=TimeoutNegativeWarning', 'faults/versions.mjs', commit]));
  },
};

/** Runs a program of node_modules, whose success counts as one test. */
async function program(file, args) {
  return counted(await run([join('node_modules', file), ...args]));
}

function counted(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs the tests of one of Jest's projects and counts them. */
async function jest(project, args) {
  const results = join(root, '.engawa/test-results', `${project}.json`);
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const code = await run([
    '--experimental-vm-modules',
    ...['--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning'],
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${results}`, ...args],
  ]);
  if (!existsSync(results)) throw new CannotStart(`Jest could not run (exit code ${code}).`);
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Jest may also fail as a whole, for example when it could not tear down.
  return {
    passed: numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    failures: testResults.flatMap(failuresOf),
  };
}

/** What failed in a file, each with the first line of why; the file itself when it could not run. */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const told = failed.map((test) => `${test.fullName}: ${firstLine(test.failureMessages.join('\n'))}`);
  const file = relative(root, name);
  if (status === 'failed' && told.length === 0) return [`${file}: ${firstLine(message)}`];
  return told.map((each) => `${file} ${each}`);
}

function firstLine(text) {
  return stripVTControlCharacters(text).trim().split('\n', 1)[0];
}

/** Runs a child to its end and resolves to its exit code. A signal that ends the tests is passed on to it first. */
async function run(args) {
  // Jest's JSON goes to the file and once more to standard output, where nobody reads it.
  const stdio = args.includes('--json') ? ['inherit', 'ignore', 'inherit'] : 'inherit';
  const child = spawn(process.execPath, args, { cwd: root, stdio });
  const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  const breakOff = async (signal) => {
    child.kill(signal);
    await exited;
    process.exit(1);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.once(signal, breakOff));
  const code = await exited;
  signals.forEach((signal) => process.off(signal, breakOff));
  return code;
}

function sum(...results) {
  return results.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}
