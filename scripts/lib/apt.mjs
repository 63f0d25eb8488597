// Debian's and Ubuntu's packages: what is there, what could be had, and installing it.
import { run } from './run.mjs'
import { Reason, warn } from './say.mjs'

const quietly = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' } }
/** A source that does not answer is not waited for: the packages that we want come from others. */
const impatient = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::https::Timeout=20']

export async function isInstalled(name) {
  const { stdout } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name], quietly)
  return stdout === 'installed'
}

/** Answers what went wrong, if anything: often it is one source among several, and does not matter. */
export async function refreshLists() {
  const { code, stderr } = await run('apt-get', ['-qq', ...impatient, 'update'], quietly)
  return code === 0 ? undefined : stderr.trim()
}

/** Installs those of `names` that are missing, having said so. `why` ends the sentence "Installing X ...". */
export async function install(names, why) {
  const states = await Promise.all(names.map((name) => isInstalled(name)))
  const missing = names.filter((_, index) => !states[index])
  if (missing.length === 0) return
  warn(`Installing ${missing.join(', ')} from the distribution's packages ${why}.`)
  const trouble = await refreshLists()
  const { code, stdout, stderr } = await run(
    'apt-get',
    ['-qq', '-y', '--no-install-recommends', ...impatient, 'install', ...missing],
    quietly,
  )
  if (code === 0) return
  throw new Reason(`apt-get could not install ${missing.join(', ')}.\n${[trouble, stdout.slice(-2000), stderr].filter(Boolean).join('\n')}`)
}

/** The addresses of the repositories that carry `codename` and say, signed, that they are Debian's. */
export async function debianRepositories(codename) {
  const format = ['--format', '$(REPO_URI) $(CODENAME) $(ORIGIN) $(LABEL)', 'Created-By: Packages']
  const { stdout } = await run('apt-get', ['indextargets', ...format], quietly)
  const rows = stdout.split('\n').map((line) => line.split(' '))
  return [
    ...new Set(
      rows.filter(([, name, origin, label]) => name === codename && origin === 'Debian' && label === 'Debian').map(([uri]) => uri),
    ),
  ]
}
