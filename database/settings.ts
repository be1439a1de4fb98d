// How the embedded PostgreSQL is set up: for a register of five million persons on one machine, or for tests.
/** `sockets`: the directory of its Unix socket, null where it has none. */
export type Setup = { port: number; sockets: string | null; durable: boolean };

export function settings({ port, sockets, durable }: Setup): string[] {
  const all = { ...reach(port, sockets), ...memory, ...writing, ...silence, ...(durable ? {} : forTests) };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const reach = (port: number, sockets: string | null): Record<string, string> => ({
  port: String(port),
  listen_addresses: '127.0.0.1',
  // It is a list, in which a name with a comma stands in quotes.
  unix_socket_directories: sockets === null ? '' : `"${sockets.replaceAll('"', '""')}"`,
  unix_socket_permissions: '0700',
  // Each partner reads as a role of its own, on connections of its own.
  max_connections: '700',
  timezone: 'Asia/Jakarta',
  log_timezone: 'Asia/Jakarta',
});

// The greater part of the memory is left to the system's own cache, which serves Node's files as well.
const memory = {
  shared_buffers: '512MB',
  effective_cache_size: '8GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  random_page_cost: '1.1',
  // Compiling a query costs more than our short queries take.
  jit: 'off',
};

// A population is loaded in one go: few checkpoints, and no log for tables filled in the transaction that made them.
const writing = {
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
};

// The log never holds a statement or the values of a row: those are persons.
const silence = {
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

const forTests = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
};
