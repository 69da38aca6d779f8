/** What an export holds; docs/export.md describes it for whoever reads one without this app. */

export const EXPORT_FORMAT = 'kimbilio-export'
export const EXPORT_VERSION = 1

export interface Exported {
  readonly format: typeof EXPORT_FORMAT
  readonly v: typeof EXPORT_VERSION
  /** Milliseconds since 1970, by the clock of the device that made it. */
  readonly made: number
  readonly spaces: readonly ExportedSpace[]
}

export interface ExportedSpace {
  /** 32 hex characters. */
  readonly space: string
  readonly kind: 'self' | 'pair'
  /** The member who made the export. */
  readonly me: string
  /** What each member was called last. */
  readonly names: Readonly<Record<string, string>>
  /** All entries that the server has ordered, from the first one on; then own ones that it has not ordered yet. */
  readonly entries: readonly ExportedEntry[]
}

export interface ExportedEntry {
  /** Null while the server has not given it a place. */
  readonly index: number | null
  /** 64 hex characters. */
  readonly hash: string
  readonly member: string
  readonly device: string
  /** True when it is without any effect: it came too late. */
  readonly passedOver: boolean
  /** 146 bytes, base64url. */
  readonly header: string
  /** SHA-256 of the body, 64 hex characters. */
  readonly bodyHash: string
  /** 64 bytes, base64url. */
  readonly signature: string
  /** The body of a change of members, as it was signed. */
  readonly control?: string
  /** What opens the commitment in the header: salt and bind in base64url, and the payload's exact text. */
  readonly opening?: { readonly salt: string; readonly bind: string; readonly payload: string }
  /** The author has deleted the words. What is left of the payload is given without proof. */
  readonly erased?: { readonly left: string | null }
  /** Why there are no words, where there are none: of the app itself (keys), or not readable here. */
  readonly closed?: 'engine' | 'unreadable'
  /** Texts that were sealed in it, as far as they open. */
  readonly seals?: readonly ExportedSeal[]
}

export interface ExportedSeal {
  readonly seal: string
  /** 32 bytes, base64url; null where this person can't open it. */
  readonly key: string | null
  readonly text: string | null
}
