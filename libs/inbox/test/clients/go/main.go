// Go's client, used as a publisher in Go would use it: no key, header names in capitals, batches in each compression,
// transactions that are kept and given up, and a message without a value.
//
// Arguments: brokers, topic, an order as JSON with its number written NUMBER. All goes to partition 0.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

var (
	brokers = os.Args[1]
	topic   = os.Args[2]
	order   = os.Args[3]
	ctx     = context.Background()
)

// With the id that one broker gave out, a recording could not be played on another.
var withoutProducerID = kgo.DisableIdempotentWrite()

func main() {
	for _, each := range []struct {
		name  string
		codec kgo.CompressionCodec
	}{
		{"none", kgo.NoCompression()},
		{"gzip", kgo.GzipCompression()},
		{"snappy", kgo.SnappyCompression()},
		{"lz4", kgo.Lz4Compression()},
		{"zstd", kgo.ZstdCompression()},
	} {
		linger := kgo.ProducerLinger(200 * time.Millisecond)
		client := connect(kgo.ProducerBatchCompression(each.codec), linger, withoutProducerID)
		var records []*kgo.Record
		for number := range 3 {
			records = append(records, place(fmt.Sprintf("%s-%d", each.name, number), ""))
		}
		send(client, records...)
		client.Close()
	}

	client := connect(kgo.TransactionalID("franz-go"))
	inTransaction(client, kgo.TryCommit, place("kept-0", ""))
	// More than one fetch holds, so that a reader sees a fetch with nothing in it.
	var givenUp []*kgo.Record
	for number := range 60 {
		givenUp = append(givenUp, place(fmt.Sprintf("given-up-%d", number), strings.Repeat(" ", 50_000)))
	}
	inTransaction(client, kgo.TryAbort, givenUp...)
	inTransaction(client, kgo.TryCommit, place("kept-1", ""))
	inTransaction(client, kgo.TryAbort, place("given-up-last", ""))
	client.Close()

	client = connect(withoutProducerID)
	send(client, record(nil, "without-value"), place("last", ""))
	client.Close()
}

func connect(more ...kgo.Opt) *kgo.Client {
	options := append(more, kgo.SeedBrokers(brokers), kgo.RecordPartitioner(kgo.ManualPartitioner()))
	client, err := kgo.NewClient(options...)
	must(err)
	return client
}

func inTransaction(client *kgo.Client, end kgo.TransactionEndTry, records ...*kgo.Record) {
	must(client.BeginTransaction())
	send(client, records...)
	must(client.EndTransaction(ctx, end))
}

func send(client *kgo.Client, records ...*kgo.Record) {
	must(client.ProduceSync(ctx, records...).FirstErr())
}

func place(number, padding string) *kgo.Record {
	return record([]byte(strings.ReplaceAll(order, "NUMBER", number)+padding), number)
}

func record(value []byte, number string) *kgo.Record {
	return &kgo.Record{Topic: topic, Partition: 0, Value: value, Headers: []kgo.RecordHeader{
		{Key: "Content-Type", Value: []byte("application/json")},
		{Key: "CE_SPECVERSION", Value: []byte("1.0")},
		{Key: "CE_ID", Value: []byte(number)},
		{Key: "CE_SOURCE", Value: []byte("//franz-go")},
		{Key: "CE_TYPE", Value: []byte("engawa.intake.order.place")},
	}}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
