/** The list of orders begins with those shipped last; one without a day of shipping counts from the day it came. As `shippedDay` of the list says it, so that the index is found. */
export const ordersByShippingMigration: readonly string[] = ['create index orders_by_shipping on outbound_orders (coalesce(shipped_on, substr(created_at, 1, 10)), order_no)'];
