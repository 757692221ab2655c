const { CannotStart, tellOf } = await import('./runtime/cannot-start.mjs');
const { checkMachine } = await import('./runtime/checks.mjs');
const { root } = await import('./runtime/install.mjs');
const { tmpdir } = await import('node:os');
const { continueOnProjectNode, installMissing } = await import('./runtime/prepare.mjs');
const { Progress, seconds } = await import('./runtime/progress.mjs');
const { steps } = await import('./testing/steps.mjs');

const usage = `npm test -- [${Object.keys(steps).join('|')}] [pattern of file names]`;
const [wanted, ...patterns] = process.argv.slice(2);
if (process.env.CI) process.env.NO_COLOR = '1';

/** Runs the steps in order and counts their tests; a step that cannot run has failed. What failed is named at the end. */
async function runSteps(names) {
  const total = { passed: 0, failed: 0 };
  const failures = [];
  for (const name of names) {
    const began = performance.now();
    console.log(`\n=== ${name}`);
    const { passed, failed, failures: named = [] } = await steps[name](patterns).catch((error) => {
      console.log(tellOf(error));
      return { passed: 0, failed: 1 };
    });
    console.log(`=== ${name}: ${passed} passed, ${failed} failed  ${seconds(began)}`);
    total.passed += passed;
    total.failed += failed;
    failures.push(...(failed > 0 && named.length === 0 ? [name] : named));
  }
  if (failures.length > 0) console.log(['\nFailed:', ...failures].join('\n  '));
  return total;
}

let total = { passed: 0, failed: 1 };
try {
  if (wanted && !steps[wanted]) throw new CannotStart(usage);
  await checkMachine({ runsKafka: true, directories: [root, tmpdir()] });
  await installMissing(new Progress(), { runsKafka: true });
  await continueOnProjectNode();
  total = await runSteps(wanted ? [wanted] : Object.keys(steps));
} catch (error) {
  console.log(tellOf(error));
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
