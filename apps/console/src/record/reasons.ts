import type { Reason, Words } from '../api/api.js';

export interface ReasonOption {
  value: string;
  label: string;
}

/** The reasons of one axis as a tree: only those in use, each with its whole path for the list (配送 › 破損). */
export function reasonTree(reasons: Reason[], axis: Reason['axis'], inWords: (words: Words) => string) {
  const active = reasons.filter((reason) => reason.active && reason.axis === axis);
  const byId = new Map(active.map((reason) => [reason.id, reason]));
  const children = (parent: string | null) =>
    active.filter((reason) => (reason.parent && byId.has(reason.parent) ? reason.parent : null) === parent);
  const path = (reason: Reason): string => {
    const parent = reason.parent ? byId.get(reason.parent) : undefined;
    return parent ? `${path(parent)} › ${inWords(reason.label)}` : inWords(reason.label);
  };
  const inOrder = (parent: string | null): Reason[] =>
    children(parent).flatMap((reason) => [reason, ...inOrder(reason.id)]);

  return {
    options: inOrder(null).map((reason): ReasonOption => ({ value: reason.id, label: path(reason) })),
    /** What to offer next to `id`: what lies beneath it, else its siblings, else the whole upper level. */
    offered(id: string): { parent: Reason | null; reasons: Reason[] } {
      const chosen = byId.get(id);
      if (!chosen) return { parent: null, reasons: children(null) };
      const beneath = children(chosen.id);
      if (beneath.length > 0) return { parent: chosen, reasons: beneath };
      const parent = chosen.parent ? (byId.get(chosen.parent) ?? null) : null;
      return { parent, reasons: children(parent?.id ?? null) };
    },
  };
}

/** Whether what was typed is part of a label, however wide or in whichever kana it is written. */
export function containsTyped(label: string, typed: string): boolean {
  return folded(label).includes(folded(typed));
}

function folded(text: string): string {
  const hiragana = (letter: string) => String.fromCharCode(letter.charCodeAt(0) - 0x60);
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, hiragana)
    .trim();
}
