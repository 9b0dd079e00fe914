/** Warren's own version, and the RabbitMQ release whose behaviour clients may count on. */
export const VERSION = '0.1.0'
export const RABBITMQ_VERSION = '3.10.8'
