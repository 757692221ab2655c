import type { Words } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';

export type Label = Words & { id: string };

/** The vocabulary by ids, inactive words included: what was recorded with them stays readable. */
export interface Labels {
  customer: Map<string, Label>;
  deal: Map<string, Label>;
  resolutions: Map<string, Label>;
}

/** One small query a batch; a change of a word acts on the next contact. */
export async function readLabels(tx: Tx): Promise<Labels> {
  const rows = await tx.query<{ kind: keyof Labels; id: string; label: Words; parent: Words | null }[]>(
    `SELECT reasons.axis AS kind, reasons.id, reasons.label, above.label AS parent
       FROM contact_reasons AS reasons LEFT JOIN contact_reasons AS above ON above.id = reasons.parent
     UNION ALL SELECT 'resolutions', id, label, NULL FROM contact_resolutions`,
  );
  const labels: Labels = { customer: new Map(), deal: new Map(), resolutions: new Map() };
  for (const { kind, id, label, parent } of rows) labels[kind].set(id, { id, ...withParent(label, parent) });
  return labels;
}

/** A reason is read with the one above it: 配送 › 破損. */
function withParent(label: Words, parent: Words | null): Words {
  if (!parent) return label;
  return { ja: `${parent.ja} › ${label.ja}`, en: `${parent.en} › ${label.en}` };
}
