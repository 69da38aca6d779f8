/** Lets Kysely speak to a connection that is open already. In a file of its own, so that the writing thread does without it. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { Schema } from './schema.ts'

/** Queries through Kysely run at once on the connection given; closing it stays with its owner. */
export const kyselyOn = (database: DatabaseSync): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: new SqliteDialect({
      database: {
        close() {},
        prepare(sql) {
          const statement = database.prepare(sql)
          return {
            reader: statement.columns().length > 0,
            all: parameters => statement.all(...(parameters as SQLInputValue[])),
            run: parameters => statement.run(...(parameters as SQLInputValue[])),
            iterate: parameters => statement.iterate(...(parameters as SQLInputValue[])),
          }
        },
      },
    }),
  })
