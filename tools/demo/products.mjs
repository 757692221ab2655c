/** Prices in yen with tax; `regular` is the price in a subscription; `days` is how long one lasts. */
export const products = {
  A101: { name: '大麦若葉と桑の青汁30包', price: 3780, regular: 3240, taxRate: 8, days: 30 },
  A100: { name: '大麦若葉と桑の青汁 お試し7包', price: 540, taxRate: 8, days: 7 },
  A201: { name: '黄金生姜パウダー60g', price: 1620, regular: 1458, taxRate: 8, days: 30 },
  A301: { name: '焼きあごだし30袋', price: 2160, regular: 1944, taxRate: 8, days: 45 },
  A401: { name: '発芽玄米ごはん12個', price: 3456, taxRate: 8, days: 12 },
  F501: { name: '黒酢GABA60粒', price: 4104, regular: 3693, taxRate: 8, days: 30 },
  K601: { name: '米ぬかクリーム40g', price: 4180, regular: 3762, taxRate: 10, days: 60 },
  K602: { name: '薬用ハンドクリーム', price: 1540, taxRate: 10, days: 40 },
  G701: { name: 'お歳暮 里の詰合せ', price: 5400, taxRate: 8 },
  G702: { name: 'お中元 果実ゼリー詰合せ', price: 4320, taxRate: 8 },
};

/** `first` is the price of the first delivery, `promise` the number of deliveries agreed on. */
export const courses = {
  relaxed: { sku: 'A101', first: 1980, promise: 0 },
  beginner: { sku: 'A101', first: 980, promise: 3 },
};

export const cycles = [
  [30, 60],
  [60, 32],
  [90, 8],
];

const SHIPPING = 550;
const FREE_SHIPPING_FROM = 5500;
const fees = { 代引: 330, 後払い: 220 };

export const payments = [
  ['後払い', 41],
  ['カード', 38],
  ['代引', 9],
  ['コンビニ前払', 7],
];

export function item(sku, quantity = 1, unitPriceMinor = products[sku].price) {
  return { sku, name: products[sku].name, quantity, unitPriceMinor, taxRate: products[sku].taxRate };
}

/** What the customer pays: the goods, and shipping and the fee where they are charged. */
export function total(items, { payment, regular = false, inStore = false }) {
  const goods = items.reduce((sum, each) => sum + each.quantity * each.unitPriceMinor, 0);
  if (inStore || goods === 0) return goods;
  const shipping = regular || goods >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
  return goods + shipping + (fees[payment] ?? 0);
}

/** The gift of the season on that day, or nothing: お中元 until 10 July, お歳暮 until 18 December. */
export function seasonalGift({ month, date }) {
  if (month === 6 || (month === 7 && date <= 10)) return 'G702';
  if ((month === 11 && date >= 10) || (month === 12 && date <= 18)) return 'G701';
  return undefined;
}
