import { appOf, contractsIn, partOf, readProject } from './references.mjs';

/** Where work begins: nothing of ours calls these. */
const DOORS = ['http', 'intake', 'consumers', 'jobs'];

/**
 * The way of one event through the code, found by following its symbols. `type` may be short, such as `order.placed`.
 * Resolves to `{ type, steps: [{ title, places: [{ file, line, name, text }] }] }`, or to undefined for an unknown type.
 */
export function straightLineOf(type) {
  const project = readProject();
  const contracts = contractsIn(project);
  const contract = contracts.find((each) => [each.type, shortOf(each.type)].includes(type));
  if (!contract) return undefined;
  const steps =
    contract.kind === 'intake'
      ? fromReport(project, contracts, contract)
      : fromFact(project, contracts, contract);
  return { type: contract.type, steps: steps.map(once).filter(({ places }) => places.length > 0) };
}

export const shortOf = (type) => type.replace(/^engawa\.(intake\.)?/, '');

function fromFact(project, contracts, contract) {
  const isOwners = ({ file }) => appOf(file) === `apps/${contract.owner}`;
  const uses = project.usesOf(contract);
  const handling = handlersOf(uses);
  const stating = climb(
    project,
    uses.filter((place) => isOwners(place) && !isFileOf(handling, place)),
  );
  const reports = contracts.filter(
    (each) =>
      each.kind === 'intake' &&
      project.usesOf(each).some((use) => use.decorator === 'On' && has(stating, use)),
  );
  return [
    ...comesIn(project, reports),
    { title: `${contract.owner} does what was asked and states ${shortOf(contract.type)}`, places: stating },
    { title: 'the fact, and how it stands on the timeline', places: [contract] },
    ...onTheTimeline(project),
    { title: 'what others do because of it', places: handling.flatMap(withCalled(project)) },
  ];
}

function fromReport(project, contracts, contract) {
  const handlers = handlersOf(project.usesOf(contract));
  const doing = handlers.flatMap(withCalled(project));
  const facts = contracts.filter(
    (each) => each.kind === 'event' && project.usesOf(each).some((use) => isFileOf(doing, use)),
  );
  return [
    ...comesIn(project, [contract]),
    { title: `${contract.owner} does what is asked`, places: doing },
    { title: 'facts that are stated of it', places: facts },
  ];
}

/** The gateway's way for every report: whoever reads a type knows its contract, whoever sends it its topic. */
function comesIn(project, reports) {
  if (reports.length === 0) return [];
  const inGateway = ({ file }) => appOf(file) === 'apps/gateway';
  const way = (name, file) => climb(project, project.use(name, file).filter(inGateway));
  const sending = way('topicOf', 'libs/contracts/src/topics.ts');
  const doors = sending.filter(isDoor);
  const read = way('contractOf', 'libs/contracts/src/define.ts').filter(
    (place) => !isDoor(place) || has(doors, place),
  );
  const rewritten = climb(project, reports.flatMap((report) => project.usesOf(report)).filter(inGateway));
  return [
    { title: 'the gateway reads a report', places: read },
    {
      title: 'or a call of a tracking client',
      places: rewritten.filter((place) => !isDoor(place) || !has(read, place)),
    },
    { title: 'what may be reported', places: reports },
    { title: 'the gateway puts it on its owner’s intake', places: sending.filter((place) => !isDoor(place)) },
  ];
}

function onTheTimeline(project) {
  const entering = project
    .use('OnAnyFact', 'libs/inbox/src/on.ts')
    .filter((place) => partOf(place.file) === 'consumers');
  const shown = project
    .use('timelineEntry', 'libs/contracts/src/timeline.ts')
    .filter((place) => partOf(place.file) === 'queries');
  return [
    {
      title: 'customer-profile finds whose it is, and enters it',
      places: entering.flatMap(withCalled(project)),
    },
    {
      title: 'the timeline is read',
      places: climb(project, shown).filter((place) => isFileOf(shown, place)),
    },
  ];
}

function handlersOf(uses) {
  return uses.filter(({ decorator }) => decorator === 'On');
}

/** A place, and the commands it calls, however deep. */
const withCalled = (project) => (place) => {
  const found = [place];
  for (const each of found) {
    const called = project.called(each).filter(({ file }) => partOf(file) === 'commands');
    found.push(...called.filter((one) => !has(found, one)));
  }
  return found;
};

/** The places and whoever calls them, up to a door; the door comes first. */
function climb(project, places) {
  const found = [];
  const look = (place) => {
    if (has(found, place)) return;
    found.unshift(place);
    if (!isDoor(place))
      project
        .use(place.name, place.file)
        .filter(({ file }) => appOf(file) === appOf(place.file))
        .forEach(look);
  };
  places.forEach(look);
  return [...found.filter(isDoor), ...found.filter((place) => !isDoor(place))];
}

const isDoor = ({ file }) => DOORS.includes(partOf(file));
const has = (places, { file, name }) => places.some((each) => each.file === file && each.name === name);
const isFileOf = (places, { file }) => places.some((each) => each.file === file);
/** A file is told once in a step, by what it exports. */
const once = ({ title, places }) => ({
  title,
  places: [...new Set(places.map(({ file }) => file))].map((file) => {
    const inFile = places.filter((place) => place.file === file);
    return inFile.find(({ isExported }) => isExported) ?? inFile[0];
  }),
});
