import type { OrderStatus } from '../order-status.ts';

/** What HQ knows of a dealer that an order names. */
export interface KnownDealer {
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
}

/** What HQ already holds under an order number: whose it is, the SHA-256 of its canonical text, and how far it has come. */
export interface KnownOrder {
  readonly dealer: string;
  readonly hash: string;
  readonly status: OrderStatus;
}

/** Everything outside the file that the judgement of orders needs, by dealer code, dealer name and order number. */
export interface Known {
  readonly dealers: ReadonlyMap<string, KnownDealer>;
  readonly dealerOfName: ReadonlyMap<string, string>;
  readonly orders: ReadonlyMap<string, KnownOrder>;
}
