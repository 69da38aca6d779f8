/** node:sqlite as cojson wants its driver. */
import { DatabaseSync } from 'node:sqlite'

const plain = value => (value === undefined ? null : typeof value === 'boolean' ? Number(value) : value)

export class SqliteDriver {
  #prepared = new Map()
  #depth = 0

  constructor(file) {
    this.database = new DatabaseSync(file)
    this.database.exec('pragma journal_mode=WAL')
  }
  #statement(sql) {
    const known = this.#prepared.get(sql) ?? this.database.prepare(sql)
    this.#prepared.set(sql, known)
    return known
  }
  run(sql, values) {
    this.#statement(sql).run(...values.map(plain))
  }
  get(sql, values) {
    return this.#statement(sql).get(...values)
  }
  query(sql, values) {
    return this.#statement(sql).all(...values)
  }
  transaction(work) {
    if (this.#depth) return work()
    this.#depth++
    this.database.exec('begin')
    try {
      const result = work()
      this.database.exec('commit')
      return result
    } catch (error) {
      this.database.exec('rollback')
      throw error
    } finally {
      this.#depth--
    }
  }
  closeDb() {
    this.database.close()
  }
  getMigrationVersion() {
    return this.database.prepare('pragma user_version').get().user_version
  }
  saveMigrationVersion(version) {
    this.database.exec(`pragma user_version=${version}`)
  }
}
