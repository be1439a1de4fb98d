// Receives webhooks and believes only what BKN has signed: node examples/klien/warta.ts <port> <whpk_…> [<whpk_…>]
import { createServer } from 'node:http';
import { verified } from '../../webhooks/partner/verify.ts';

const [, , port = '8080', ...keys] = process.argv;
/** A message may come twice with one id: it is one event. Keep these for some days, where a restart does not lose them. */
const known = new Set<string>();

createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', async () => {
    const news = await verified({ headers: request.headers, body }, keys);
    response.writeHead(news ? 204 : 401).end();
    if (!news || known.has(news.id)) return;
    known.add(news.id);
    console.log(news.type, news.data.id);
  });
}).listen(Number(port), '127.0.0.1', () => console.log('listening'));
