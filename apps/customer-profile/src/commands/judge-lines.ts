import type { DescribedCustomer } from '@engawa/contracts';
import { nameOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { SortedIdentifiers } from '../domain/identity-rules.js';
import { fieldsSaid, isSame } from '../domain/profile.js';

/** One line's report, and what its identifiers are good for. */
export interface JudgedLine extends SortedIdentifiers {
  customer: DescribedCustomer;
}

/** `superseded`: a file or report told it before, and something else is known since. */
export type Judgement = 'new' | 'changed' | 'superseded' | 'same';

interface Holder extends JoiningIdentifier {
  /** Whether somebody is found by it, or only may be meant. */
  joins: boolean;
  origin: string;
  customer: string;
}

/** Says of each line whether it tells something that is not known, or that no file or report told before. */
export async function judgeLines(tx: Tx, lines: JudgedLine[]): Promise<Judgement[]> {
  const holders = await holdersOf(tx, lines);
  const heldBy = Map.groupBy(holders, nameOf);
  const found = lines.map((line) => new FoundLine(line, (each) => heldBy.get(nameOf(each)) ?? []));
  const [said, linked] = [await saidOf(tx, holders), await linkedAmong(tx, found.flatMap((each) => each.links))];
  return found.map((each) => each.judge(said, linked));
}

type Values = Record<string, unknown>;
interface SaidOfOrigin {
  /** What counts, and what reports said last. */
  now: Values[];
  /** All that reports ever said. */
  ever: Values[];
}
type SaidOfOrigins = Map<string, SaidOfOrigin>;

/** A line with those who have its identifiers. */
class FoundLine {
  /** Who has the identifiers by which somebody is found, strongest first. */
  private readonly finding: (Holder | undefined)[];
  /** Pairs of origins of different customers that the line names together; where a link is kept, that was told before. */
  readonly links: [string, string][];

  constructor(
    private readonly line: JudgedLine,
    private readonly holdersOf: (identifier: JoiningIdentifier) => Holder[],
  ) {
    this.finding = line.joining.map((each) => holdersOf(each).find(({ joins }) => joins));
    const [first, ...others] = this.finding;
    this.links = others.flatMap((other) => (first && other && other.customer !== first.customer ? [[first.origin, other.origin].sort() as [string, string]] : []));
  }

  judge(said: SaidOfOrigins, linked: Set<string>): Judgement {
    const { finding, links } = this;
    if (finding.length === 0) return this.judgeMeant(said);
    if (finding.every((each) => !each)) return 'new';
    if (finding.some((each) => !each) || links.some(([a, b]) => !linked.has(a + b))) return 'changed';
    const customers = new Set(finding.map((each) => each!.customer));
    const areKnown = this.line.weak.every((each) => this.holdersOf(each).some(({ customer }) => customers.has(customer)));
    const own = finding.flatMap((each) => said.get(each!.origin) ?? []);
    if (!areKnown || !this.isSaid(own.flatMap(({ now, ever }) => [...now, ...ever]))) return 'changed';
    return this.isSaid(own.flatMap(({ now }) => now)) ? 'same' : 'superseded';
  }

  /** By what several people share nobody is found: what was told before stands with one of those who may be meant. */
  private judgeMeant(said: SaidOfOrigins): Judgement {
    const [first = [], ...others] = this.line.weak.map(this.holdersOf);
    const meant = first.filter(({ customer }) => others.every((all) => all.some((each) => each.customer === customer)));
    return [...Map.groupBy(meant, ({ customer }) => customer).values()].some((own) => this.isSaid(own.flatMap(({ origin }) => said.get(origin)?.now ?? []))) ? 'same' : 'new';
  }

  private isSaid(values: Values[]): boolean {
    return Object.entries(fieldsSaid(this.line.customer)).every(([field, value]) => values.some((each) => isSame(each[field], value)));
  }
}

async function holdersOf(tx: Tx, lines: JudgedLine[]): Promise<Holder[]> {
  const asked = [...new Map(lines.flatMap(({ joining, weak }) => [...joining, ...weak]).map((each) => [nameOf(each), each])).values()];
  return tx.query<Holder[]>(
    `SELECT kind, namespace, value, joins, origin, customer_id AS customer
       FROM (SELECT kind, namespace, value, origin, true AS joins FROM identifiers
             UNION ALL SELECT kind, namespace, value, origin, false FROM weak_identifiers) AS known
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, namespace, value) USING (kind, namespace, value) JOIN origins USING (origin)`,
    [asked.map(({ kind }) => kind), asked.map(({ namespace }) => namespace), asked.map(({ value }) => value)],
  );
}

/** What counts of each origin's profile, and what reports said of it last. */
async function saidOf(tx: Tx, holders: Holder[]): Promise<SaidOfOrigins> {
  const rows = await tx.query<{ origin: string; fields: Record<string, { value: unknown }>; told: Values[] }[]>(
    `SELECT origin, fields, ARRAY(SELECT changes.fields FROM profile_changes AS changes WHERE changes.origin = profiles.origin AND source = 'customer-profile' ORDER BY said_at, fact) AS told
       FROM profiles WHERE origin = ANY($1)`,
    [[...new Set(holders.map(({ origin }) => origin))]],
  );
  return new Map(
    rows.map(({ origin, fields, told }) => {
      const counts = Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]));
      return [origin, { now: [counts, Object.assign({}, ...told) as Values], ever: told }];
    }),
  );
}

/** Which of these pairs a fact named together before, though they are two. */
async function linkedAmong(tx: Tx, pairs: [string, string][]): Promise<Set<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await tx.query<{ a: string; b: string }[]>(
    'SELECT a, b FROM links JOIN unnest($1::uuid[], $2::uuid[]) AS told (a, b) USING (a, b) WHERE NOT decided',
    [pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  );
  return new Set(rows.map(({ a, b }) => a + b));
}
