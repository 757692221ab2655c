"""librdkafka by its Python client, used as a publisher would use it: no key, header names in capitals, batches in
each compression, transactions that are kept and given up, and a message without a value.

Arguments: brokers, topic, an order as JSON with its number written NUMBER. All goes to partition 0.
"""

import sys

from confluent_kafka import Producer

brokers, topic, order = sys.argv[1:]


def headers(number):
    return [
        ("Content-Type", b"application/json"),
        ("CE_SPECVERSION", b"1.0"),
        ("CE_ID", number.encode()),
        ("CE_SOURCE", b"//librdkafka"),
        ("CE_TYPE", b"engawa.intake.order.place"),
    ]


def refused(error, _message):
    if error is not None:
        raise RuntimeError(error)


def producer(**settings):
    return Producer({"bootstrap.servers": brokers, **settings})


def place(client, number, padding=""):
    value = order.replace("NUMBER", number) + padding
    client.produce(topic, value=value, partition=0, headers=headers(number), on_delivery=refused)


def in_transaction(client, keep, number):
    client.begin_transaction()
    place(client, number)
    client.flush()
    if keep:
        client.commit_transaction()
    else:
        client.abort_transaction()


for compression in ["none", "gzip", "snappy", "lz4", "zstd"]:
    client = producer(**{"compression.type": compression, "linger.ms": 200})
    for number in range(3):
        place(client, f"{compression}-{number}")
    client.flush()

client = producer(**{"transactional.id": "librdkafka"})
client.init_transactions()
in_transaction(client, True, "kept-0")
# More than one fetch holds, so that a reader sees a fetch with nothing in it.
client.begin_transaction()
for number in range(60):
    place(client, f"given-up-{number}", " " * 50_000)
client.flush()
client.abort_transaction()
in_transaction(client, True, "kept-1")
in_transaction(client, False, "given-up-last")

client = producer()
client.produce(topic, value=None, partition=0, headers=headers("without-value"), on_delivery=refused)
place(client, "last")
client.flush()
