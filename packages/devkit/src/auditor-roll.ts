/**
 * Who is in a space at each place of its log, reckoned from docs/protocol.md, section 6. Like the auditor that uses it, it
 * shares no code with the program.
 */
import { createHash } from 'node:crypto'

export interface Seat {
  readonly member: string
  readonly sign: Buffer
  readonly paper: boolean
  /** Index of the entry that brought it. */
  readonly came: number
  /** Newest epoch that it was given. */
  epoch: number
  went: { readonly at: number; readonly by: string | null } | null
}

/** What an entry says of itself, as far as the roll has to know. */
export interface Claim {
  readonly device: string
  readonly seenIndex: number
  readonly epoch: number
}

interface Wrapped {
  readonly device: string
}
/** A control body, as JSON gives it. */
export type Body =
  | ({ readonly t: 'space-made'; readonly kind: string; readonly member: string } & Keys)
  | ({ readonly t: 'member-joined'; readonly member: string } & Keys)
  | { readonly t: 'member-left' }
  | ({ readonly t: 'device-added'; readonly paper: boolean } & Keys)
  | { readonly t: 'device-removed'; readonly device: string }
  | { readonly t: 'epoch'; readonly epoch: number; readonly wrapped: readonly Wrapped[] }
interface Keys {
  readonly sign: string
  readonly kem: string
}

const PLACES: Readonly<Record<string, number>> = { self: 1, pair: 2, counsel: 3 }
const MOST_DEVICES = 16

/** Thrown for what no honest device writes. */
export class NotAllowed extends Error {}

const idOf = ({ sign, kem }: Keys) =>
  createHash('sha256')
    .update('kimbilio/v1/device')
    .update(Buffer.from(sign, 'base64url'))
    .update(Buffer.from(kem, 'base64url'))
    .digest('hex')
    .slice(0, 32)

export class Roll {
  readonly seats = new Map<string, Seat>()
  readonly members: string[] = []
  private kind = ''
  private epoch = 0
  private epochBegan = 0

  /** False when the entry is passed over. `body` is null for content. */
  takes(index: number, claim: Claim, body: Body | null): boolean {
    if (body?.t === 'space-made') {
      if (index !== 1) throw new NotAllowed('a space is made once')
      this.kind = body.kind
      this.epoch = 1
      this.epochBegan = 1
      this.seat(index, body, body.member, false)
      return true
    }
    const author = this.seats.get(claim.device)
    if (!author) throw new NotAllowed('by an unknown device')
    if (author.went !== null)
      return body?.t === 'device-removed' && this.winsBack(index, claim, author, body.device)
    if (claim.epoch < 1 || claim.epoch > author.epoch)
      throw new NotAllowed('under a key that it was not given')
    return body === null || this.changes(index, claim, author, body)
  }

  private changes(
    index: number,
    claim: Claim,
    author: Seat,
    body: Exclude<Body, { t: 'space-made' }>,
  ): boolean {
    const here = (member: string) => this.present().filter(([, seat]) => seat.member === member)
    switch (body.t) {
      case 'member-joined': {
        if (this.seats.get(idOf(body))?.member === body.member) return false
        const places = PLACES[this.kind] ?? 0
        if (this.members.length >= places) {
          const last = this.members[places - 1]
          const filled = Math.min(
            ...[...this.seats.values()].filter(one => one.member === last).map(one => one.came),
          )
          if (claim.seenIndex >= filled) throw new NotAllowed('there is no place for another member')
          return false
        }
        if (claim.epoch !== this.epoch) return false
        this.seat(index, body, body.member, false)
        return true
      }
      case 'device-added':
        if (this.seats.get(idOf(body))?.member === author.member) return false
        if (here(author.member).length >= MOST_DEVICES || claim.epoch !== this.epoch) return false
        this.seat(index, body, author.member, body.paper)
        return true
      case 'device-removed': {
        const other = this.seats.get(body.device)
        if (other?.member !== author.member) throw new NotAllowed("removes another's device")
        if (other.went !== null || here(author.member).length < 2) return false
        other.went = { at: index, by: claim.device }
        return true
      }
      case 'member-left':
        for (const [, seat] of here(author.member)) seat.went = { at: index, by: null }
        return true
      case 'epoch': {
        const named = body.wrapped.map(one => one.device).sort()
        const present = this.present().map(([device]) => device)
        if (body.epoch !== this.epoch + 1 || named.join() !== present.sort().join()) return false
        this.epoch += 1
        this.epochBegan = index
        for (const device of named) this.seats.get(device)!.epoch = this.epoch
        return true
      }
    }
  }

  /** Two of a member's devices removed each other, and this one was ordered second. */
  private winsBack(index: number, claim: Claim, author: Seat, target: string): boolean {
    const { went } = author
    const other = this.seats.get(target)
    if (!went || went.by !== target || !other || other.went !== null) return false
    if (claim.seenIndex >= went.at || this.epochBegan > went.at) return false
    const wins = author.paper === other.paper ? author.came < other.came : author.paper
    if (!wins) return false
    author.went = null
    other.went = { at: index, by: claim.device }
    return true
  }

  private present(): [string, Seat][] {
    return [...this.seats].filter(([, seat]) => seat.went === null)
  }

  private seat(index: number, keys: Keys, member: string, paper: boolean): void {
    const device = idOf(keys)
    if (this.seats.has(device)) throw new NotAllowed('a device was admitted twice')
    if (!this.members.includes(member)) this.members.push(member)
    const sign = Buffer.from(keys.sign, 'base64url')
    this.seats.set(device, { member, sign, paper, came: index, epoch: this.epoch, went: null })
  }
}
