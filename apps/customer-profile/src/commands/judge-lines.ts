import { CustomerIdentified, type DescribedCustomer } from '@engawa/contracts';
import { nameOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import type { SortedIdentifiers } from '../domain/identity-rules.js';
import { compareSaid, fieldsSaid, joinSaid, type DatedFields, type Said, type SourcePriorities } from '../domain/profile.js';
import { isTold, partsChanged, type Values } from '../domain/said-parts.js';

/** One line's report, and what its identifiers are good for. */
export interface JudgedLine extends SortedIdentifiers {
  customer: DescribedCustomer;
}

/** `superseded`: a file or report told it before, and something else is known since. */
export type Judgement = 'new' | 'changed' | 'superseded' | 'same';

export interface Judged {
  judgement: Judgement;
  /** Whom the strongest identifier finds: the line is theirs. */
  customer?: string;
  /** By what the line is told to be about the same person as others: that customer, and identifiers that nobody has. */
  names: string[];
  /** Parts of fields of which something else counts. */
  news: string[];
  /** What counts for the customer. */
  known: Values;
}

interface Holder extends JoiningIdentifier {
  /** Whether somebody is found by it, or only may be meant. */
  joins: boolean;
  origin: string;
  customer: string;
}

/**
 * Says of each line, by what is known before any of them is entered, whether it tells something that is not known, or that no file or report told
 * before. What counts is what counts for the customer, of whose origins another may have the last word.
 */
export async function judgeLines(tx: Tx, lines: JudgedLine[], asOf: Date): Promise<Judged[]> {
  const holders = await holdersOf(tx, lines);
  const heldBy = Map.groupBy(holders, nameOf);
  const found = lines.map((line) => new FoundLine(line, (each) => heldBy.get(nameOf(each)) ?? [], asOf));
  const [said, linked] = [await saidOf(tx, holders), await linkedAmong(tx, found.flatMap((each) => each.links))];
  return found.map((each) => each.judge(said, linked));
}

/** What reports said of somebody once. */
interface Told {
  fields: Values;
  at: string;
  fact: string;
}
interface SaidOfCustomer {
  counts: Record<string, Said>;
  /** The last first. */
  told: Told[];
  priorities: SourcePriorities;
}
type SaidOfCustomers = Map<string, SaidOfCustomer>;
const NOTHING: SaidOfCustomer = { counts: {}, told: [], priorities: {} };
/** A fact that is still to be stated comes behind all that were, by their ids. */
const LATEST = '~';

/** A line with those who have its identifiers. */
class FoundLine {
  /** Who has the identifiers by which somebody is found, strongest first. */
  private readonly finding: (Holder | undefined)[];
  /** Pairs of origins of different customers that the line names together; where a link is kept, that was told before. */
  readonly links: [string, string][];

  constructor(
    private readonly line: JudgedLine,
    private readonly holdersOf: (identifier: JoiningIdentifier) => Holder[],
    private readonly asOf: Date,
  ) {
    this.finding = line.joining.map((each) => holdersOf(each).find(({ joins }) => joins));
    const [first, ...others] = this.finding;
    this.links = others.flatMap((other) => (first && other && other.customer !== first.customer ? [[first.origin, other.origin].sort() as [string, string]] : []));
  }

  judge(said: SaidOfCustomers, linked: Set<string>): Judged {
    const { finding, links, line } = this;
    if (finding.length === 0) return { judgement: this.judgeMeant(said), names: [], news: [], known: {} };
    const customer = finding[0]?.customer;
    const own = (customer && said.get(customer)) || NOTHING;
    const known = Object.fromEntries(Object.entries(own.counts).map(([field, { value }]) => [field, value]));
    const others = this.unknownIn(own);
    const news = others.flatMap(({ field, value }) => partsChanged(field, known[field], value));
    const is = (judgement: Judgement): Judged => ({ judgement, customer, names: this.names(), news, known });
    if (finding.every((each) => !each)) return is('new');
    if (finding.some((each) => !each) || links.some(([a, b]) => !linked.has(a + b))) return is('changed');
    const customers = new Set(finding.map((each) => each!.customer));
    const areKnown = line.weak.every((each) => this.holdersOf(each).some((holder) => customers.has(holder.customer)));
    if (!areKnown || others.some(({ wasTold }) => !wasTold)) return is('changed');
    return is(others.length === 0 ? 'same' : 'superseded');
  }

  /** The strongest first. A new number beside a known address is, as a rule, theirs who have the address. */
  private names(): string[] {
    const [first, ...others] = this.finding;
    const fresh = this.line.joining.filter((_, place) => !this.finding[place]).map(nameOf);
    return first ? [first.customer, ...fresh] : [...fresh, ...others.flatMap((each) => each?.customer ?? []).slice(0, 1)];
  }

  /** By what several people share nobody is found: what was told before stands with one of those who may be meant. */
  private judgeMeant(said: SaidOfCustomers): Judgement {
    const [first = [], ...others] = this.line.weak.map(this.holdersOf);
    const meant = new Set(first.flatMap(({ customer }) => (others.every((all) => all.some((each) => each.customer === customer)) ? [customer] : [])));
    return [...meant].some((customer) => this.unknownIn(said.get(customer) ?? NOTHING).every(({ wasTold }) => wasTold)) ? 'same' : 'new';
  }

  /**
   * Fields of which neither what counts nor what reports said last is what the line says. What was told before, and would not count beside what
   * does, is no news either.
   */
  private unknownIn({ counts, told, priorities }: SaidOfCustomer): { field: string; value: unknown; wasTold: boolean }[] {
    return Object.entries(fieldsSaid(this.line.customer)).flatMap(([field, value]) => {
      const own = counts[field];
      const last = told.find(({ fields }) => field in fields);
      if (own && isTold(own.value, value)) return [];
      if (last && !isOutdone(last, own) && isTold(last.fields[field], value)) return [];
      const wasTold = told.some(({ fields }) => field in fields && isTold(fields[field], value));
      const now = { value, at: this.asOf.toISOString(), source: CustomerIdentified.owner, fact: LATEST };
      return wasTold && own && compareSaid(now, own, priorities) < 0 ? [] : [{ field, value, wasTold }];
    });
  }
}

/** Whether reports said since what counts now: of what they repeat nothing is kept but that it counts. */
const isOutdone = (last: Told, own: Said | undefined) =>
  own?.source === CustomerIdentified.owner && (Date.parse(own.at) - Date.parse(last.at) || Number((own.fact ?? '') > last.fact)) > 0;

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

/** What counts for each customer of all that is said of their origins, and what reports said of these. */
async function saidOf(tx: Tx, holders: Holder[]): Promise<SaidOfCustomers> {
  const [{ customers, priorities }] = await tx.query<[{ customers: { customer: string; profiles: DatedFields[] | null; told: Told[] | null }[]; priorities: SourcePriorities }]>(
    `SELECT ${SOURCE_PRIORITIES} AS priorities,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('customer', customer, 'profiles', profiles, 'told', told)), '[]')
               FROM unnest($1::uuid[]) AS asked (customer)
               CROSS JOIN LATERAL (SELECT jsonb_agg(fields) AS profiles FROM origins JOIN profiles USING (origin) WHERE customer_id = customer) AS counting
               CROSS JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('fields', fields, 'at', said_at, 'fact', fact) ORDER BY said_at DESC, fact DESC) AS told
                                     FROM origins JOIN profile_changes USING (origin) WHERE customer_id = customer AND source = $2) AS reports) AS customers`,
    [[...new Set(holders.map(({ customer }) => customer))], CustomerIdentified.owner],
  );
  return new Map(customers.map(({ customer, profiles, told }) => [customer, { counts: joinSaid(profiles ?? [], priorities), told: told ?? [], priorities }]));
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
