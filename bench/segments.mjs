/** Ten rules as marketing writes them. A customer of the bench has ten orders, so every second one matches. */
export const segmentsOfBench = [
  { id: 'count-1', matches: true, rule: { measure: 'count', of: 'order.placed', op: '>=', value: 1 } },
  { id: 'count-9', matches: true, rule: { measure: 'count', of: 'order.placed', op: '>=', value: 9 } },
  { id: 'count-99', matches: false, rule: { measure: 'count', of: 'order.placed', op: '>=', value: 99 } },
  { id: 'sum-30000', matches: true, rule: { measure: 'sum', of: 'order.placed', op: '>=', value: 30_000 } },
  {
    id: 'sum-million',
    matches: false,
    rule: { measure: 'sum', of: 'order.placed', op: '>=', value: 1_000_000 },
  },
  {
    id: 'window-30',
    matches: true,
    rule: { measure: 'count', of: 'order.placed', withinDays: 30, op: '>=', value: 3 },
  },
  {
    id: 'window-90',
    matches: false,
    rule: { measure: 'sum', of: 'order.placed', withinDays: 90, op: '>', value: 900_000 },
  },
  {
    id: 'window-365',
    matches: false,
    rule: { measure: 'count', of: 'contact.opened', withinDays: 365, op: '>=', value: 1 },
  },
  {
    id: 'absence-180',
    matches: false,
    rule: { measure: 'count', of: 'order.placed', withinDays: 180, op: '=', value: 0 },
  },
  {
    id: 'and-or',
    matches: true,
    rule: {
      all: [
        { measure: 'count', of: 'order.placed', op: '>=', value: 2 },
        {
          any: [
            { measure: 'sum', of: 'order.placed', withinDays: 60, op: '>=', value: 20_000 },
            { measure: 'count', of: 'survey.answered', op: '>=', value: 1 },
          ],
        },
      ],
    },
  },
];

/** Puts these segments, over HTTP, in the place of those a company begins with. */
export async function useSegments({ gateway, people }, segments) {
  const ask = async (method, path, body, headers = {}) => {
    const answer = await fetch(gateway + path, {
      method,
      headers: { authorization: `Bearer ${people[0].token}`, 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  for (const { id, name, rule, version } of (await ask('GET', '/api/segments')).items) {
    await ask(
      'PUT',
      `/api/segments/${id}`,
      { id, name, rule, active: false },
      { 'if-match': `"${version}"` },
    );
  }
  for (const { id, rule } of segments)
    await ask('POST', '/api/segments', { id, name: { ja: id, en: id }, rule });
}
