# Declares on the first port, publishes persistent confirmed messages on the second, consumes and acks on the third.
import sys

import pika

COUNT = 100
QUEUE = "pika"


def connect(port):
    return pika.BlockingConnection(pika.ConnectionParameters(host="127.0.0.1", port=int(port)))


first, second, third = (connect(port) for port in sys.argv[1:4])
first.channel().queue_declare(QUEUE, durable=True)

publisher = second.channel()
publisher.confirm_delivery()
for number in range(COUNT):
    # Raises when the broker nacks or returns it.
    publisher.basic_publish("", QUEUE, b"m%d" % number, pika.BasicProperties(delivery_mode=2), mandatory=True)

consumer = third.channel()
consumer.basic_qos(prefetch_count=10)
bodies = []
for method, _, body in consumer.consume(QUEUE, inactivity_timeout=20):
    if method is None:
        break
    bodies.append(body)
    consumer.basic_ack(method.delivery_tag)
    if len(bodies) == COUNT:
        break
consumer.cancel()
in_order = bodies == [b"m%d" % number for number in range(COUNT)]
left = first.channel().queue_declare(QUEUE, passive=True).method.message_count
print(f"published {COUNT}, consumed {len(bodies)} {'in order' if in_order else 'OUT OF ORDER'}, {left} left")
for connection in (first, second, third):
    connection.close()
