import { isLabRequest, type LabAnswer, type LabRequest, type NoLab } from './relayMessages.js';

type Answer = (request: Request) => Promise<Response>;

/** Stands for the mock API's own address: only the path matters there. */
const ORIGIN = 'https://api.example';

/** The page's end of the relay: hands what the service worker brings to the Lab that is open, if one is. */
export class RelayPage {
  readonly works: boolean;
  #answer: Answer | null = null;

  /** Without a container (an insecure address, a file) nothing ever comes. */
  constructor(container: ServiceWorkerContainer | undefined) {
    this.works = container !== undefined;
    container?.addEventListener('message', ({ data, ports: [port] }) => {
      if (port && isLabRequest(data)) void this.#respond(data, port);
    });
  }

  open(answer: Answer): () => void {
    this.#answer = answer;
    return () => {
      if (this.#answer === answer) this.#answer = null;
    };
  }

  async #respond(message: LabRequest, port: MessagePort): Promise<void> {
    const answer: LabAnswer | NoLab = this.#answer
      ? await answerOf(await this.#answer(requestOf(message)))
      : { type: 'key-or-token/no-lab' };
    port.postMessage(answer);
  }
}

function requestOf({ method, path, headers, body }: LabRequest): Request {
  return new Request(ORIGIN + path, { method, headers, body });
}

async function answerOf(response: Response): Promise<LabAnswer> {
  return {
    type: 'key-or-token/lab-answer',
    status: response.status,
    headers: [...response.headers],
    body: response.body ? await response.arrayBuffer() : null,
  };
}
