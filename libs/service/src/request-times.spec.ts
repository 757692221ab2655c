import { Registry, type Metric } from 'prom-client';
import { RequestTimes } from './request-times.js';

const name = 'engawa_http_request_duration_seconds';

async function told(add: (times: RequestTimes) => void): Promise<string[]> {
  const registry = new Registry();
  const times = new RequestTimes();
  registry.registerMetric(times as never as Metric);
  add(times);
  return (await registry.metrics()).split('\n');
}

describe('the times of requests', () => {
  it('are a histogram: each bucket holds all that took up to so long', async () => {
    const lines = await told((times) => {
      for (const seconds of [0.005, 0.006, 99]) times.add('GET', '/api/orders/:id', 200, seconds);
    });
    const labels = 'method="GET",route="/api/orders/:id",status="2xx"';
    expect(lines).toContain(`# TYPE ${name} histogram`);
    expect(lines).toContain(`${name}_bucket{${labels},le="0.005"} 1`);
    expect(lines).toContain(`${name}_bucket{${labels},le="0.01"} 2`);
    expect(lines).toContain(`${name}_bucket{${labels},le="10"} 2`);
    expect(lines).toContain(`${name}_bucket{${labels},le="+Inf"} 3`);
    expect(lines).toContain(`${name}_count{${labels}} 3`);
    expect(lines).toContain(`${name}_sum{${labels}} 99.011`);
  });

  it('are told for each method, route and class of status by itself', async () => {
    const lines = await told((times) => {
      times.add('GET', '/a', 200, 1);
      times.add('GET', '/a', 204, 1);
      times.add('GET', '/a', 503, 1);
      times.add('POST', '/a', 200, 1);
    });
    expect(lines.filter((line) => line.startsWith(`${name}_count`))).toEqual([
      `${name}_count{method="GET",route="/a",status="2xx"} 2`,
      `${name}_count{method="GET",route="/a",status="5xx"} 1`,
      `${name}_count{method="POST",route="/a",status="2xx"} 1`,
    ]);
  });
});
