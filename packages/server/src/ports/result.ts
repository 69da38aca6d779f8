/** What the world may refuse is a value, not a throw. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refused = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })
