export interface StoryEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  datacontenttype: 'application/json';
  data: Record<string, unknown>;
}

/**
 * The demo company's eighteen months up to the beginning of the day `end` (YYYY-MM-DD) in Tokyo, in the order
 * of time.
 */
export function story(options: { end: string; seed?: number }): StoryEvent[];
