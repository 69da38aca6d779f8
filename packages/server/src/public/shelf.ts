/** The articles of this server, ours and the operator's own: read at start, and again whenever a file in it changes. */
import { readdirSync, readFileSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { bindLibrary, type ContentProblem, type Library, SECTIONS_FILE, type SourceFile } from '#library'

export interface Shelf {
  library(): Library
  /** Reads the folder again. Keeps the old library when the folder can't be read. */
  reload(): void
  /** Watches the folder until `close`. Does not keep the program alive. */
  watch(changed: () => void): { close(): void }
}

/**
 * @param folders a file of a later folder takes the place of one of the same path in an earlier one.
 * @param report hears of every mistake in an article, at each reading. Throws when a folder can't be read at all.
 */
export const openShelf = (folders: readonly string[], report: (problem: ContentProblem) => void): Shelf => {
  const read = (): Library => {
    const { library, problems } = bindLibrary(readFolders(folders))
    problems.forEach(report)
    return library
  }
  let library = read()
  const reload = () => {
    try {
      library = read()
    } catch {
      report({
        file: '.',
        line: 1,
        what: 'The articles folder could not be read.',
        remedy: 'Check that it is there; the articles read before stay up.',
      })
    }
  }
  return {
    library: () => library,
    reload,
    watch: changed => {
      let waiting: NodeJS.Timeout | undefined
      const changedSoon = () => {
        // Editors write a file in several steps; one reading after the last of them is enough.
        clearTimeout(waiting)
        waiting = setTimeout(() => {
          reload()
          changed()
        }, 100).unref()
      }
      const watchers = folders.map(folder => {
        const watcher = watch(folder, { recursive: true, persistent: false }, changedSoon)
        // A folder that is taken away ends the watch, not the server.
        watcher.on('error', () => watcher.close())
        return watcher
      })
      return {
        close: () => {
          clearTimeout(waiting)
          for (const watcher of watchers) watcher.close()
        },
      }
    },
  }
}

const readFolders = (folders: readonly string[]): SourceFile[] => [
  ...new Map(folders.flatMap(readFolder).map(source => [source.file, source])).values(),
]

const readFolder = (articlesDir: string): SourceFile[] =>
  readdirSync(articlesDir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && isContent(entry.name))
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      return {
        file: path.slice(articlesDir.length).split(sep).filter(Boolean).join('/'),
        text: readFileSync(path, 'utf8'),
      }
    })

const isContent = (name: string): boolean =>
  (name.endsWith('.md') && name !== 'README.md') || name === SECTIONS_FILE
