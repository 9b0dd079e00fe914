/** What the control protocol carries: JSON, with `undefined` nowhere. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
