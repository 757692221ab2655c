import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Java's own client, used as a publisher in Java would use it: no key, header names in capitals, batches in each
 * compression, transactions that are kept and given up, and a message without a value.
 *
 * <p>Arguments: brokers, topic, an order as JSON with its number written NUMBER. All goes to partition 0.
 */
public class JavaPublisher {
  private static String topic;
  private static String order;

  public static void main(String[] args) throws Exception {
    topic = args[1];
    order = args[2];
    for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
      try (var producer = producer(args[0], Map.of("compression.type", compression, "linger.ms", 200))) {
        for (int number = 0; number < 3; number++) producer.send(place(compression + "-" + number, ""));
      }
    }
    try (var producer = producer(args[0], Map.of("transactional.id", "java"))) {
      producer.initTransactions();
      inTransaction(producer, true, "kept-0");
      // More than one fetch holds, so that a reader sees a fetch with nothing in it.
      producer.beginTransaction();
      for (int number = 0; number < 60; number++) producer.send(place("given-up-" + number, " ".repeat(50_000)));
      producer.flush();
      producer.abortTransaction();
      inTransaction(producer, true, "kept-1");
      inTransaction(producer, false, "given-up-last");
    }
    try (var producer = producer(args[0], Map.of())) {
      producer.send(record(null, "without-value"));
      producer.send(place("last", ""));
    }
  }

  private static void inTransaction(KafkaProducer<String, String> producer, boolean keep, String number) {
    producer.beginTransaction();
    producer.send(place(number, ""));
    producer.flush();
    if (keep) producer.commitTransaction();
    else producer.abortTransaction();
  }

  private static KafkaProducer<String, String> producer(String brokers, Map<String, Object> more) {
    var settings = new java.util.HashMap<String, Object>(more);
    settings.put("bootstrap.servers", brokers);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private static ProducerRecord<String, String> place(String number, String padding) {
    return record(order.replace("NUMBER", number) + padding, number);
  }

  private static ProducerRecord<String, String> record(String value, String number) {
    Long now = null;
    String key = null;
    return new ProducerRecord<>(topic, 0, now, key, value, headers(number));
  }

  private static List<Header> headers(String number) {
    return List.of(
        header("Content-Type", "application/json"),
        header("CE_SPECVERSION", "1.0"),
        header("CE_ID", number),
        header("CE_SOURCE", "//java"),
        header("CE_TYPE", "engawa.intake.order.place"));
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
