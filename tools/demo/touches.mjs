import { at, MINUTE_MS } from './calendar.mjs';
import { known } from './people.mjs';
import { products } from './products.mjs';

const SITE = 'https://musubino.example';
const CARTS_LEFT_PER_MONTH = 7;
const VIEWS_PER_MONTH = 60;

/** What people did on the site in one month: on the way to an order, and without one. */
export function browse(world, month) {
  const { random } = world;
  const inMonth = (time) => time >= at(month.first, 0) && time < at(month.next, 0);
  const bought = world.orders.filter(
    (each) => each.channel === 'web' && !each.subscription && !each.person.scripted && inMonth(each.time),
  );
  for (const { person, items, time } of bought) {
    visit(world, person, time - random.int(9, 25) * MINUTE_MS, items[0], [
      'Product Viewed',
      'Product Added',
      'Checkout Started',
    ]);
  }
  const visitors = world.town.people.filter(
    (each) => each.channel === 'web' && !each.scripted && each.joined < at(month.first, 0),
  );
  for (const [count, steps] of [
    [CARTS_LEFT_PER_MONTH, ['Product Viewed', 'Product Added', 'Cart Viewed']],
    [VIEWS_PER_MONTH, ['Product Viewed']],
  ]) {
    for (const person of random.sample(visitors, count)) {
      const time = at(
        random.int(month.first, month.next - 1),
        random.int(8, 22),
        random.int(0, 39),
        random.int(0, 59),
      );
      visit(
        world,
        person,
        time,
        { sku: random.pick(['A101', 'A201', 'A301', 'A401', 'K601']), quantity: 1 },
        steps,
      );
    }
  }
  for (const { person, time } of world.leaving.filter((each) => !each.byPhone && inMonth(each.time))) {
    world.touches.push({ person, time, name: 'Subscription Cancelled', url: `${SITE}/mypage/subscription` });
  }
}

/** A few steps with one product, some minutes apart. */
export function visit(world, person, time, { sku, quantity }, steps) {
  for (const name of steps) {
    const url =
      name === 'Product Viewed' || name === 'Product Added' ? `${SITE}/products/${sku}` : `${SITE}/cart`;
    const { name: product, price } = products[sku];
    const properties = { product_id: sku, name: product, price, quantity, currency: 'JPY' };
    world.touches.push({ person, time, name, url, properties });
    time += world.random.int(40, 170) * 1000;
  }
}

export function tellTouches(world, tell) {
  for (const { person, time, name, url, properties } of world.touches) {
    const touchId = `touch-${person.device.slice(0, 8)}-${Math.floor(time / 1000)}`;
    const customer = known(person, 'device', 'member', 'mail');
    const data = { touchId, kind: 'track', name, customer, url, ...(properties ? { properties } : {}) };
    tell('engawa.intake.web.touch', { id: touchId, time, source: 'site', person, data });
  }
}
