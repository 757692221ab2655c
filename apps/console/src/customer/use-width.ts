import { useMediaQuery } from '@mantine/hooks';

/** What there is room for: the line alone, the line and a record, or the line and the facts beside it. */
export type Width = 'phone' | 'middle' | 'wide';

export function useWidth(): Width {
  const atOnce = { getInitialValueInEffect: false };
  const phone = useMediaQuery('(max-width: 767px)', false, atOnce);
  const wide = useMediaQuery('(min-width: 1200px)', false, atOnce);
  if (phone) return 'phone';
  return wide ? 'wide' : 'middle';
}
