import type { PostalAddress } from '../api/profile.js';

/** 〒814-0001 福岡県福岡市早良区百道浜2-3-4 201 */
export function addressOf(address: PostalAddress | null): string | null {
  const { postalCode, prefecture, line1, line2 } = address ?? {};
  const place = [prefecture, line1].filter(Boolean).join('');
  return [postalCode && `〒${postalCode}`, place, line2].filter(Boolean).join(' ') || null;
}
