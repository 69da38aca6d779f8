/** The repository's own files, as the checks read them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Paths below the root of all files that git tracks or would track. */
export const files = (pattern: RegExp): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(path => pattern.test(path) && existsSync(join(root, path)))

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')
