import { services } from '../api/operations.js';
import type { Erasure } from '../api/rights.js';

export interface ServiceProgress {
  service: string;
  /** How many parts it has confirmed. */
  parts: number;
  done: boolean;
  /** What it emptied or deleted, the most first; what there was none of is left out. */
  rows: [kind: string, count: number][];
}

/** Each service's part in an erasure, those as well that have not answered yet. Nobody is done before all has been told. */
export function progressOf({ parts, told, confirmed }: Erasure): ServiceProgress[] {
  return services.map((service) => {
    const own = confirmed.find((each) => each.service === service);
    const rows = Object.entries(own?.rows ?? {}).filter(([, count]) => count > 0);
    return {
      service,
      parts: own?.parts ?? 0,
      done: told && own?.parts === parts,
      rows: rows.sort(([, a], [, b]) => b - a),
    };
  });
}

export const isConfirmed = (erasure: Erasure): boolean => progressOf(erasure).every(({ done }) => done);
