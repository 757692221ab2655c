import { call, eventually, mailsTo, orderOf, publish, unique } from './system.js';

interface Node {
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: string;
  service: string;
  failed: boolean;
  children: Node[];
}
interface Tree {
  roots: Node[];
  spans: number;
}

const treeOf = async (trace: string) => (await call<Tree>('GET', `/dev/traces/${trace}`)).body;

/** Every way from the root to a leaf, each as the names on it with the service that told them. */
function waysOf(node: Node): string[][] {
  const own = `${node.service}: ${node.name}`;
  if (node.children.length === 0) return [[own]];
  return node.children.flatMap((child) => waysOf(child).map((way) => [own, ...way]));
}

describe('the trace of one order', () => {
  const mail = `trace.${unique()}@example.jp`;
  let trace: string;

  it('goes from the request to the mail in the mailbox, and back onto the timeline, without a hole', async () => {
    const reply = await publish('order.place', orderOf(`O-${unique()}`, [{ kind: 'mail', value: mail }]));
    trace = reply.headers.get('traceparent')!.split('-')[1]!;
    await eventually('the mail', async () => (await mailsTo(mail)).length > 0);
    const way = [
      'gateway: POST /v1/events',
      'gateway: send engawa.order-ingest.intake',
      'order-ingest: process engawa.order-ingest.intake',
      'order-ingest: send engawa.order-ingest.events',
      'customer-profile: process engawa.order-ingest.events',
      'customer-profile: send engawa.customer-profile.events',
      'segmentation: process engawa.customer-profile.events',
      'segmentation: send engawa.segmentation.events',
      'customer-profile: process engawa.segmentation.events',
      'customer-profile: send engawa.customer-profile.events',
      'messaging: process engawa.customer-profile.events',
      'messaging: deliver mail',
      'messaging: send engawa.messaging.events',
      'customer-profile: process engawa.messaging.events',
      'customer-profile: send engawa.customer-profile.events',
    ];
    const tree = await eventually('the whole trace', async () => {
      const gathered = await treeOf(trace);
      return waysOf(gathered.roots[0]!).some((each) => each.join('\n').startsWith(way.join('\n'))) && gathered;
    });
    expect(tree.roots).toHaveLength(1);
    expect(tree.roots[0]!.parentSpanId).toBeUndefined();
  });

  it('goes on from the trace of whoever sent the request', async () => {
    const [theirs, span] = [unique() + unique() + unique() + unique(), unique() + unique()];
    const traceparent = `00-${theirs}-${span}-01`;
    const event = orderOf(`O-${unique()}`, [{ kind: 'mail', value: mail }]);
    await publish('order.place', event, { traceparent });
    await eventually('the order in their trace', async () => {
      const [root] = (await treeOf(theirs)).roots;
      return root!.parentSpanId === span && root!.children.some((child) => child.service === 'order-ingest');
    });
  });

  it('of a command over HTTP goes through the gateway and the service to the timeline', async () => {
    const body = { channel: 'phone', direction: 'in', customerReason: 'customer.usage', dealReason: 'deal.other', closed: false, note: 'x' };
    const customer = await eventually('the customer', async () => {
      const found = await call<{ items: { origin: string }[] }>('GET', `/api/customers?query=${encodeURIComponent(mail)}`);
      return found.body.items[0];
    });
    const reply = await call('POST', '/api/contacts', { body: { ...body, customer: { origin: customer.origin } } });
    expect(reply.status).toBe(201);
    const id = reply.headers.get('traceparent')!.split('-')[1]!;
    await eventually('the contact’s fact', async () => {
      const [root, ...holes] = (await treeOf(id)).roots;
      const ways = waysOf(root!).map((way) => way.join(' > '));
      const line = 'gateway: POST /api/contacts > contact-center: POST /api/contacts > contact-center: send engawa.contact-center.events';
      return holes.length === 0 && ways.some((way) => way.startsWith(`${line} > customer-profile: process engawa.contact-center.events`));
    });
  });

  it('is among the recent ones, and a page for a browser', async () => {
    const list = await call<{ items: { traceId: string }[] }>('GET', '/dev/traces');
    expect(list.body.items.map((each) => each.traceId)).toContain(trace);
    const headers = { accept: 'text/html', 'accept-language': 'ja' };
    const page = await call<string>('GET', `/dev/traces/${trace}`, { headers });
    expect(page.body).toContain('<html lang="ja">');
    expect(page.body).toContain('send engawa.order-ingest.intake');
    expect(page.body).not.toContain(mail);
  });
});
