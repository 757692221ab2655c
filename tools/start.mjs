const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node.js ${process.versions.node} is too old: install Node.js 20.19 or newer and run this again.`,
  );
  process.exit(1);
}

// Everything below is plain JavaScript of Node 20 without packages, up to the line that starts the system: it runs
// before anything is installed, and once more on the Node 24 that npm brings.
const { tellOf } = await import('./runtime/cannot-start.mjs');
const { checkBrokers, checkMachine } = await import('./runtime/checks.mjs');
const { choosePorts, clearHome, home, runsKafka } = await import('./runtime/home.mjs');
const { root } = await import('./runtime/install.mjs');
const { readOptions } = await import('./runtime/options.mjs');
const { continueOnProjectNode, installMissing } = await import('./runtime/prepare.mjs');
const { Progress } = await import('./runtime/progress.mjs');
const { services } = await import('./runtime/services.mjs');

const progress = new Progress();
try {
  const options = readOptions(process.argv.slice(2), services);
  const wanted = options.only.length > 0 ? [...new Set(['gateway', ...options.only])] : services;
  await checkMachine({ runsKafka, directories: [root, home] });
  if (!runsKafka) await checkBrokers(process.env.KAFKA_BROKERS);
  const processes = await clearHome(progress);
  const ports = await choosePorts(wanted);
  await installMissing(progress, { runsKafka });
  await continueOnProjectNode();
  const { startSystem } = await import('./runtime/system.mjs');
  await startSystem({ options, wanted, ports, processes, progress });
} catch (error) {
  console.error(tellOf(error));
  process.exit(1);
}
