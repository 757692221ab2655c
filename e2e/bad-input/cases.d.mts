/** One input and what becomes of it. `answer.pointer` is where in the body the refusal points. */
export interface InputCase {
  input: string;
  path: string;
  headers?: Record<string, string>;
  publisher?: string;
  /** Made anew for each run; `id` is an id that no other case has. */
  body: (id: string) => unknown;
  answer: { status: number; pointer?: string; item?: 'refused' | 'accepted' };
  /** What is stored, in words for the document. */
  stored: string;
  /** What of it the test looks for: `applied`, `dead-lettered`, or nothing at all. */
  state: 'applied' | 'dead-lettered' | 'nothing';
}

export const refused: InputCase[];
export const taken: InputCase[];
export const questions: { input: string; method: string; path: string; body?: unknown; answer: { status: number; pointer?: string } }[];
export const parked: { input: string; answer: string; reason: string; stored: string }[];
