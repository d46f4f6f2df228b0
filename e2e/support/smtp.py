"""A mail server that takes everything and prints each message as a line of JSON, after a line with its port."""

import asyncio
import json
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP


class Printing:
    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        text = message.get_body(("plain",)).get_content()
        print(json.dumps({"to": envelope.rcpt_tos, "subject": message["Subject"], "text": text}), flush=True)
        return "250 taken"


async def main():
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Printing()), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
