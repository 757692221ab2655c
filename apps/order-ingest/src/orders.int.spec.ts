import { OrderPlace } from '@engawa/contracts';
import { freshDatabase, freshTopics, messageOf, order, publish, startTestService, waitFor } from '@engawa/testkit';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

it('smoke', async () => {
  console.time('topics'); await freshTopics(); console.timeEnd('topics');
  console.time('db'); const database = await freshDatabase(migrations); console.timeEnd('db');
  console.time('start'); const service = await startTestService({ name: 'order-ingest', module: AppModule, database }); console.timeEnd('start');
  console.time('pub'); await publish([messageOf({ contract: OrderPlace, data: order('1') })]); console.timeEnd('pub');
  console.time('read');
  await waitFor('order', async () => (await database.db.query('SELECT * FROM orders')).length);
  console.timeEnd('read');
  console.time('stop'); await service.stop(); console.timeEnd('stop');
  await database.drop();
}, 60000);
