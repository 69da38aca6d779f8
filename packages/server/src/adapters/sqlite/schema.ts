/** Tables of the relay and the steps that lead to them. Names and types are those that PostgreSQL knows too. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'

type Blob = Uint8Array<ArrayBuffer>

export interface Schema {
  /** The ordered log of each space; a space exists when it has its first entry. */
  readonly entries: {
    space: Blob
    position: number
    device: Blob
    n: number
    hash: Blob
    bytes: Blob
    day: string
    /** 1: without its body, which its own member may still bring. */
    hollow: number
  }
  readonly gates: { space: Blob; gate: Blob; version: number; record: string }
  readonly invitations: {
    id: Blob
    space: Blob
    version: number
    expires_at: number
    /** 1 when only the tombstone is left. */
    emptied: number
    record: string
  }
  readonly recoveries: { id: Blob; space: Blob; member: Blob; access: Blob; box: string }
  /** One row for each upload; it is complete when it has a manifest. */
  readonly snapshots: {
    space: Blob
    member: Blob
    position: number
    device: Blob
    begun: number
    manifest: Blob | null
  }
  readonly snapshot_parts: {
    space: Blob
    member: Blob
    position: number
    device: Blob
    part: number
    bytes: Blob
  }
  /** Spaces that everybody has left: their names, and nothing else. */
  readonly forgotten: { space: Blob }
  readonly secrets: { name: string; value: Blob }
}

const migrations: Record<string, Migration> = {
  '2026-11-22-relay': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('entries')
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('position', 'integer', column => column.notNull())
        .addColumn('device', 'blob', column => column.notNull())
        .addColumn('n', 'integer', column => column.notNull())
        .addColumn('hash', 'blob', column => column.notNull())
        .addColumn('bytes', 'blob', column => column.notNull())
        .addColumn('day', 'text', column => column.notNull())
        .addPrimaryKeyConstraint('entries_in_order', ['space', 'position'])
        .addUniqueConstraint('entries_of_device', ['space', 'device', 'n'])
        .execute()
      await db.schema.createIndex('entries_by_hash').on('entries').columns(['space', 'hash']).execute()
      await db.schema
        .createTable('gates')
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('gate', 'blob', column => column.notNull())
        .addColumn('version', 'integer', column => column.notNull())
        .addColumn('record', 'text', column => column.notNull())
        .addPrimaryKeyConstraint('gates_of_space', ['space', 'gate'])
        .execute()
      await db.schema
        .createTable('invitations')
        .addColumn('id', 'blob', column => column.notNull().primaryKey())
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('version', 'integer', column => column.notNull())
        .addColumn('expires_at', 'integer', column => column.notNull())
        .addColumn('emptied', 'integer', column => column.notNull())
        .addColumn('record', 'text', column => column.notNull())
        .execute()
      await db.schema.createIndex('invitations_of_space').on('invitations').columns(['space']).execute()
      await db.schema.createIndex('invitations_by_expiry').on('invitations').columns(['expires_at']).execute()
      await db.schema
        .createTable('secrets')
        .addColumn('name', 'text', column => column.notNull().primaryKey())
        .addColumn('value', 'blob', column => column.notNull())
        .execute()
    },
  },
  '2026-11-23-recovery-erasing-snapshots': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .alterTable('entries')
        .addColumn('hollow', 'integer', column => column.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable('recoveries')
        .addColumn('id', 'blob', column => column.notNull().primaryKey())
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('member', 'blob', column => column.notNull())
        .addColumn('access', 'blob', column => column.notNull())
        .addColumn('box', 'text', column => column.notNull())
        .addUniqueConstraint('recovery_of_member', ['space', 'member'])
        .execute()
      await db.schema
        .createTable('snapshots')
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('member', 'blob', column => column.notNull())
        .addColumn('position', 'integer', column => column.notNull())
        .addColumn('device', 'blob', column => column.notNull())
        .addColumn('begun', 'integer', column => column.notNull())
        .addColumn('manifest', 'blob')
        .addPrimaryKeyConstraint('snapshots_of_member', ['space', 'member', 'position', 'device'])
        .execute()
      await db.schema
        .createTable('snapshot_parts')
        .addColumn('space', 'blob', column => column.notNull())
        .addColumn('member', 'blob', column => column.notNull())
        .addColumn('position', 'integer', column => column.notNull())
        .addColumn('device', 'blob', column => column.notNull())
        .addColumn('part', 'integer', column => column.notNull())
        .addColumn('bytes', 'blob', column => column.notNull())
        .addPrimaryKeyConstraint('parts_of_snapshot', ['space', 'member', 'position', 'device', 'part'])
        .execute()
      await db.schema
        .createTable('forgotten')
        .addColumn('space', 'blob', column => column.notNull().primaryKey())
        .execute()
    },
  },
}

export const migrate = async (db: Kysely<Schema>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
