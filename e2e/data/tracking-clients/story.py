"""The story of tracking-clients.flow.spec.ts: story.py segment|rudderstack <host> <write key> <run>."""
import importlib
import sys

client, host, key, run = sys.argv[1:]
analytics = importlib.import_module(f"{client}.analytics")
errors = []
setattr(analytics, "host" if client == "segment" else "dataPlaneUrl", host)
analytics.write_key = key
analytics.on_error = lambda error, items: errors.append(error)

products = [{"product_id": "A101", "name": "大麦若葉と桑の青汁30包", "price": 3780, "quantity": 1}]
order = {"order_id": f"T-{run}", "currency": "JPY", "total": 3780, "products": products}
analytics.page(anonymous_id=f"visitor-{run}", name="冬の鍋特集")
analytics.identify(f"U-{run}", {"name": f"田中 {run}", "email": f"{run}@example.jp"})
analytics.track(f"U-{run}", "Order Completed", order)
analytics.page(f"U-{run}", name="マイページ")
analytics.group(f"U-{run}", f"G-{run}", {"name": f"うみかぜ旅館 {run}"})
analytics.alias(f"visitor-{run}", f"U-{run}")
analytics.flush()
analytics.join()

if errors:
    sys.exit(f"not delivered: {errors}")
