import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import page from './page.module.css';

interface ChooseBarProps {
  /** All that can be chosen. */
  ids: string[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  /** What is chosen, in words; while nothing is, that all can be. */
  label: string;
  /** What can be done with those that are chosen. */
  children: ReactNode;
}

/** The head of a list of which one chooses some: all or none, and what to do with them. */
export function ChooseBar({ ids, chosen, onChoose, label, children }: ChooseBarProps) {
  const hasAll = ids.every((id) => chosen.has(id));
  return (
    <div className={page.bulk} role="group" aria-label={label}>
      <Checkbox
        size="xs"
        label={label}
        checked={hasAll}
        indeterminate={!hasAll && chosen.size > 0}
        onChange={() => onChoose(new Set(hasAll ? [] : ids))}
      />
      {chosen.size > 0 && children}
    </div>
  );
}

/** With it when it was not chosen, else without it. */
export function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
