import { parked, questions, refused, taken } from '../../e2e/bad-input/cases.mjs';

const heading = `# Bad input

What becomes of input that is wrong or odd. Nothing that was accepted is lost and nothing that was refused is applied. This
page is generated from the cases that \`e2e/flows/bad-input.flow.spec.ts\` sends to the running system.
`;

/** `docs/bad-input.md`: input, answer, pointer and what is stored. */
export function files() {
  const halfWay = { input: 'A body that stops half way', answer: { status: 400 }, stored: 'nothing' };
  const parts = [
    heading,
    '## Refused\n\nEach answer is `application/problem+json` (RFC 9457); the pointer (RFC 6901) is into the body.\n',
    table([...refused, halfWay]),
    '\n## Refused questions\n\nA pointer `?name` is a parameter of the query, `:name` a part of the path, `header:name` a header.\n',
    asked(questions),
    '\n## Taken as it is\n',
    table(taken),
    '\n## Parked by its owner\n\n`GET /v1/events/{source}/{id}` tells the reason.\n',
    ['| input | answer | reason | stored |', '|---|---|---|---|'].join('\n'),
    ...parked.map((row) => `| ${row.input} | ${row.answer} | ${row.reason} | ${row.stored} |`),
    '',
  ];
  return new Map([['docs/bad-input.md', parts.join('\n')]]);
}

const pointerOf = ({ pointer }) => (pointer === undefined ? '–' : pointer === '' ? 'the whole body' : `\`${pointer}\``);

function asked(cases) {
  const rows = cases.map(({ input, method, path, answer }) => {
    const shown = path.length > 80 ? `${path.slice(0, 77)}…` : path;
    return `| ${input} | \`${method} ${shown}\` | ${answer.status} | ${pointerOf(answer)} |`;
  });
  return ['| input | to | answer | pointer |', '|---|---|---|---|', ...rows].join('\n');
}

function table(cases) {
  const rows = cases.map(({ input, path = '/v1/events', answer, stored }) => {
    return `| ${input} | \`${path}\` | ${answer.status} | ${pointerOf(answer)} | ${stored} |`;
  });
  return ['| input | to | answer | pointer | stored |', '|---|---|---|---|---|', ...rows].join('\n');
}
