import { shortOf, straightLineOf } from './where/straight-line.mjs';

const usage =
  'npm run where TYPE: the way of an event through the code, file by file; for example npm run where order.placed';

/** Prints the way of one event, in places that editors and terminals open by a click. */
function where(type) {
  const line = type && straightLineOf(type);
  if (!line) {
    console.error(type ? `There is no event ${type}: docs/events.md lists them.\n${usage}` : usage);
    process.exitCode = 1;
    return;
  }
  console.log(shortOf(line.type));
  for (const { title, places } of line.steps) {
    console.log(`\n${title}`);
    for (const { file, line: at, name, text } of places)
      console.log(`  ${`${file}:${at}`.padEnd(66)} ${text || name}`);
  }
}

where(process.argv[2]);
