/** The part of the store in memory that keeps snapshots. */
import type { Bytes } from '#protocol'
import type { SnapshotKey } from '../ports/relay-store.ts'

interface Upload {
  readonly key: SnapshotKey
  readonly begun: number
  readonly parts: Map<number, Bytes>
  manifest: Bytes | null
}

export const memorySnapshots = () => {
  let uploads: Upload[] = []
  const of = (space: string, member: string) =>
    uploads.filter(({ key }) => key.space === space && key.member === member)
  const completeAt = ({ space, member, index }: Pick<SnapshotKey, 'space' | 'member' | 'index'>) =>
    of(space, member).find(({ key, manifest }) => key.index === index && manifest !== null)
  const begun = (key: SnapshotKey, now: number): Upload => {
    const there = of(key.space, key.member).find(
      one => one.key.index === key.index && one.key.device === key.device,
    )
    if (there) return there
    const upload: Upload = { key, begun: now, parts: new Map(), manifest: null }
    uploads.push(upload)
    return upload
  }
  const sizeOf = (upload: Upload) => [...upload.parts.values()].reduce((sum, { length }) => sum + length, 0)
  const newestFirst = (space: string, member: string) =>
    of(space, member)
      .filter(({ manifest }) => manifest !== null)
      .sort((one, other) => other.key.index - one.key.index)

  return {
    writePart(key: SnapshotKey, part: number, bytes: Bytes, now: number, mostBytes: number) {
      if (completeAt(key)) return 'complete'
      const kept = of(key.space, key.member).reduce((sum, one) => sum + sizeOf(one), 0)
      const there = of(key.space, key.member).find(
        one => one.key.index === key.index && one.key.device === key.device,
      )
      const replaced = there?.parts.get(part)?.length ?? 0
      if (kept - replaced + bytes.length > mostBytes) return 'full'
      begun(key, now).parts.set(part, bytes.slice())
      return 'kept'
    },
    complete(key: SnapshotKey, manifest: Bytes, now: number) {
      if (completeAt(key)) return
      begun(key, now).manifest = manifest.slice()
      const superseded = newestFirst(key.space, key.member).slice(2)
      const abandoned = of(key.space, key.member).filter(
        one =>
          one.manifest === null &&
          (one.key.index === key.index || (one.key.index < key.index && one.key.device === key.device)),
      )
      uploads = uploads.filter(one => !superseded.includes(one) && !abandoned.includes(one))
    },
    newest(space: string, member: string) {
      const [first] = newestFirst(space, member)
      return first?.manifest ? { index: first.key.index, manifest: first.manifest } : null
    },
    readPart: (space: string, member: string, index: number, part: number): Bytes | null =>
      completeAt({ space, member, index })?.parts.get(part) ?? null,
    sweep(begunBefore: number) {
      uploads = uploads.filter(one => one.manifest !== null || one.begun >= begunBefore)
    },
    dropFrom(space: string, index: number) {
      uploads = uploads.filter(({ key }) => key.space !== space || key.index < index)
    },
  }
}
