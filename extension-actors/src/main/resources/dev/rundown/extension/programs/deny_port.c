/* Denies every process to bind a socket to port 8082. */
#include "net.h"

#define DENIED_PORT 8082

SEC("bind")
int deny_port(bind_md_t* context)
{
    uint16_t port = *(uint16_t*)&context->socket_address[2];
    return port == htons(DENIED_PORT) ? BIND_DENY : BIND_PERMIT;
}
